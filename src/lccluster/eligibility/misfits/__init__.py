"""Do these findings answer what this form leaves open?"""
