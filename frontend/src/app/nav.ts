import type { Permission } from "@/api/types.gen";
import {
  BadgeEuro, BarChart3, BellRing, Building2, CalendarClock, FileText, FolderOpen, Handshake, Inbox, LifeBuoy, ListTodo, type LucideIcon, Mail, MessageSquareWarning, Settings, Users,
} from "lucide-react";

export interface Place {
  key: "claims" | "tasks" | "deadlines" | "missions" | "payments" | "complaints" | "campaigns" | "policies" | "providers" | "reports" | "dashboard" | "assistance" | "accounting" | "admin" | "mailbox";
  path: string;
  icon: LucideIcon;
  needs: Permission;
}

/** The rooms of the desk, in the order of a handler's day. */
export const PLACES: Place[] = [
  { key: "claims", path: "/", icon: Inbox, needs: "claims:read" },
  { key: "tasks", path: "/tasks", icon: ListTodo, needs: "tasks:read" },
  { key: "deadlines", path: "/deadlines", icon: CalendarClock, needs: "deadlines:read" },
  { key: "missions", path: "/missions", icon: Handshake, needs: "requests:read" },
  { key: "payments", path: "/payments", icon: BadgeEuro, needs: "payments:read" },
  { key: "complaints", path: "/complaints", icon: MessageSquareWarning, needs: "complaints:read" },
  { key: "campaigns", path: "/campaigns", icon: BellRing, needs: "campaigns:read" },
  { key: "assistance", path: "/assistance", icon: LifeBuoy, needs: "claims:read" },
  { key: "policies", path: "/policies", icon: Users, needs: "policies:read" },
  { key: "providers", path: "/providers", icon: Building2, needs: "providers:read" },
  { key: "dashboard", path: "/dashboard", icon: BarChart3, needs: "reports:read" },
  { key: "reports", path: "/reports", icon: FileText, needs: "reports:read" },
  { key: "accounting", path: "/accounting", icon: FolderOpen, needs: "accounting:read" },
  { key: "mailbox", path: "/mailbox", icon: Mail, needs: "mailbox:read" },
  { key: "admin", path: "/admin", icon: Settings, needs: "products:read" },
];
