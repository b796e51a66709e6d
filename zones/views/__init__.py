"""The doors of the public, by what stands behind them."""
