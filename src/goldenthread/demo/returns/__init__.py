"""Made-up files of the shapes others publish: SEN2 returns and the register of schools, of any year and size."""
