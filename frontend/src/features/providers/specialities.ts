import type { Speciality } from "@/api/types.gen";

export const SPECIALITIES: Speciality[] = ["cleaning", "deindexing", "burying", "watch", "bailiff_report", "legal_advice", "lawyer", "psychologist"];
