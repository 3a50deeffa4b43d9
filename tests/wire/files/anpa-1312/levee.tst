P4711river
r n BC-PL--Levee-Repairs 2ndLd-Writethru   03-02 0412
^BC-PL--Levee-Repairs, 2nd Ld-Writethru,118<
^Riverbend's levee holds, engineers say<
^Water stands two feet below the crest after a week of rain.<
^PV Photo RBL101, RBL102<
^Eds: Restores dropped word in 2nd paragraph. Desk: 555 0117.<
^EDITOR'S NOTE _ This is one of a series on the river.<
^By BEN REPORTS and DOT READS=
^Pell Valley Wire=
	   RIVERBEND (PVW) _ The levee at Riverbend will hold, engineers said Monday,
and the road behind it opens again on Thursday. 
 
	   ``We walked every yard of it,'' said Ada Edits, who leads the crew. ``It is `dry as a bone.''' 
	   ___
	   Repairs cost $41,000, a third less than in 2019.

	   PVW-RB-03-02-26 1815GMT<


