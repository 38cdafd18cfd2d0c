"""What explorers and lessons both put on the page: safe markup, styles, accessible names."""
