"""What the templates of the pages ask for beside the words of zones/wording."""
