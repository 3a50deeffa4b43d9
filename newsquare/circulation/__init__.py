"""What reaches readers beyond the page: follows, the delivery ledger, mail and feeds."""
