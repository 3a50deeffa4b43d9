"""The doors of accounts: readers sign in by a mailed code, staff with a second factor."""
