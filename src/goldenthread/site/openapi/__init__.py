"""What every address takes and answers, told for machines: an OpenAPI document made from the code itself."""
