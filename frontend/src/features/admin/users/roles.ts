import type { Role } from "@/api/types.gen";

export const ROLES: Role[] = ["handler", "supervisor", "auditor", "compliance", "admin"];
