a0105RIVERpell-
u s BC-Soccer-Pell-Cup   02-03 0344
BC-Soccer-Pell-Cup
Soccer: Old Mill wins third cup in a row+
     RIVERBEND, March 2 Riverwire - Old Mill won its third 
cup on Monday after the ferry brought its keeper in time.
     The only goal fell in the 13th minute.
==Riverwire
RWS-21:37-02-03-26