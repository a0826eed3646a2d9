"""The protector: which figures must be withheld so that no small count of child victims can be worked out."""
