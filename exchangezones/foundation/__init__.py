"""What both applications stand on: fields, dates, query parameters, snapshots, history."""
