P4720river
b n BC-PL--MayorKILL     03-02 0120
^BC-PL--Mayor, KILL,<
^Eds: BULLETIN KILL<
	   Editors: Kill the Riverbend story slugged BC-PL--Mayor. The man named in it is not the mayor. A kill is mandatory.

	   PVW-RB-03-02-26 2210GMT<

