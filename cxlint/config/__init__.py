"""What the project has decided: plugins, rules on and off, severities, options."""
