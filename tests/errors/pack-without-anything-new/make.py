from packs_made import a_register

a_register()
