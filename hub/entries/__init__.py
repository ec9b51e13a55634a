"""Read and judge entries: files -> raw values with their places -> problems or frozen values."""
