"""Every SELECT of the feature."""
