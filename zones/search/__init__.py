"""A question, and the answer that pages and the API share."""
