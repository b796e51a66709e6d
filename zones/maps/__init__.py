"""What a map needs: pins, tiles and outlines."""
