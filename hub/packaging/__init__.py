"""A built site -> checked, and packed into the forms that travel."""
