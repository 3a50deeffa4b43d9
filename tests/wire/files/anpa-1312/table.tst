P4712-----
r s BC-SOC--PellLeague     03-02 0101
^BC-SOC--Pell League Glance<
^Pell League=
^All Times Local=
^By The Pell Valley Wire=
^NORTH DIVISION=
^;W;L;Pct;GB 
Old Mill;9;2;.818;_ 
Ferry;7;3;.700;1{ 
	   ___=
^Tuesday's Games=
	   Old Mill at Ferry, 7 p.m.<
^END<

	   PVW-RB-03-02-26 2101GMT<

P4713-----
f n BC-PL--NewsAlert     03-02 0102
^BC-PL--NewsAlert,12<
	   RIVERBEND (PVW) _ The ferry runs again from Tuesday, the county says.

	   PVW-RB-03-02-26 2103GMT<

