"""What people take home and edit: the deck, the Word report, the one page, the data book."""
