"""A built site -> checked, and (later) packed into the forms that travel."""
