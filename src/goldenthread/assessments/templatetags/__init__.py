"""What the templates of assessments and plans need to say."""
