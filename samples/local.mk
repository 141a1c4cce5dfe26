# The sample commune.
