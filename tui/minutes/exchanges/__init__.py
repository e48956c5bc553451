"""One file a layout: how questions and answers are recorded."""
