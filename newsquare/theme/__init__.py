"""How pages look: base templates, components, styles and scripts. Knows no story."""
