"""What a map needs: pins, files of borders, tiles."""
