"""What happens to a child over months and years: support at school, the assessment, the plan and its reviews."""
