"""What the workflows of GitHub need: issue form, issue to entry, comments, pull requests."""
