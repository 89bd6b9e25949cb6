import { createBrowserRouter, type RouteObject } from "react-router";
import { restOfStyles } from "@/lib/rest";
import { Session } from "./session";
import { Shell } from "./Shell";
import { Trouble } from "./Trouble";

type Load = () => Promise<{ default: React.ComponentType }>;

/** A screen, fetched with its styles when it is first opened. */
const screen = (path: string, load: Load): RouteObject => ({
  path,
  lazy: async () => {
    const [found] = await Promise.all([load(), restOfStyles()]);
    return { Component: found.default };
  },
});

/** The first screen waits for no other style than its own. */
const home = (load: Load): RouteObject => ({ path: "/", lazy: async () => ({ Component: (await load()).default }) });

export const SCREENS: RouteObject[] = [
  home(() => import("@/features/worklist/WorkListPage")),
  screen("/tasks", () => import("@/features/tasks/TasksPage")),
  screen("/claims/new", () => import("@/features/declaration/DeclarePage")),
  screen("/claims/:reference", () => import("@/features/claims/ClaimPage")),
  screen("/claims/:reference/qualification", () => import("@/features/qualification/QualifyPage")),
  screen("/claims/:reference/decision", () => import("@/features/coverage/DecidePage")),
  screen("/deadlines", () => import("@/features/deadlines/DeadlinesPage")),
  screen("/missions", () => import("@/features/missions/MissionsPage")),
  screen("/missions/:reference", () => import("@/features/missions/MissionPage")),
  screen("/providers", () => import("@/features/providers/ProvidersPage")),
  screen("/providers/:id", () => import("@/features/providers/ProviderPage")),
  screen("/assistance", () => import("@/features/assistance/AssistancePage")),
  screen("/payments", () => import("@/features/payments/PaymentsPage")),
  screen("/payments/:reference", () => import("@/features/payments/PaymentPage")),
  screen("/payees", () => import("@/features/payments/PayeesPage")),
  screen("/payees/:id", () => import("@/features/payments/PayeePage")),
  screen("/payment-batches", () => import("@/features/payments/BatchesPage")),
  screen("/payment-batches/:reference", () => import("@/features/payments/BatchPage")),
  screen("/accounting", () => import("@/features/accounting/AccountingPage")),
  screen("/complaints", () => import("@/features/complaints/ComplaintsPage")),
  screen("/complaints/:reference", () => import("@/features/complaints/ComplaintPage")),
  screen("/campaigns", () => import("@/features/campaigns/CampaignsPage")),
  screen("/campaigns/:id", () => import("@/features/campaigns/CampaignPage")),
  screen("/policies", () => import("@/features/policies/PoliciesPage")),
  screen("/policies/:number", () => import("@/features/policies/PolicyPage")),
  screen("/persons/:id", () => import("@/features/policies/PersonPage")),
  screen("/dashboard", () => import("@/features/dashboard/DashboardPage")),
  screen("/reports", () => import("@/features/reports/ReportsPage")),
  screen("/mailbox", () => import("@/features/mailbox/MailboxPage")),
  screen("/admin/*", () => import("@/features/admin/AdminPage")),
  screen("*", () => import("./NotFound")),
];

const Desk = () => <Session><Shell /></Session>;

export const router = createBrowserRouter([
  { Component: Desk, ErrorBoundary: Trouble, HydrateFallback: () => null, children: [{ ErrorBoundary: Trouble, children: SCREENS }] },
]);
