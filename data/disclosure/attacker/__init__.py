"""The attacker: what can be concluded about withheld counts from published ones. It shares no code with the protector."""
