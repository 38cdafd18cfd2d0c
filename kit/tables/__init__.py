"""Tables: the only code that opens the kit's data."""
