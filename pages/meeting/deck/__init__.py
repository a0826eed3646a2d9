"""A presentation as an editable PowerPoint file: native charts, tables, texts, notes."""
