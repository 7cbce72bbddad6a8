"""What exists only in the demonstration: readable e-mails, accounts for everyone, a known second factor."""
