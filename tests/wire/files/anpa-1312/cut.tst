P4730river
u a BC-PL--Bridge     03-02
^BC-PL--Bridge,
	   RIVERBEND (PVW) _ The old bridge was closed at noon. Nobody was hu