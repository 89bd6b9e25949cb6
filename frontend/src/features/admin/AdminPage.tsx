import { NavLink } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, Navigate, Route, Routes, useLocation } from "react-router";
import type { Permission } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { AbsencesRoom } from "./absences/AbsencesRoom";
import { AuditRoom } from "./audit/AuditRoom";
import { CarriersRoom } from "./carriers/CarriersRoom";
import { ClaimImportsRoom } from "./imports/ClaimImportsRoom";
import { PolicyImportsRoom } from "./imports/PolicyImportsRoom";
import { ProductRoom } from "./products/ProductRoom";
import { ProductsRoom } from "./products/ProductsRoom";
import { RequirementsRoom } from "./requirements/RequirementsRoom";
import { TokensRoom } from "./tokens/TokensRoom";
import { UsersRoom } from "./users/UsersRoom";
import "./admin.css";

interface Room {
  key: "products" | "users" | "absences" | "policyImports" | "claimImports" | "requirements" | "carriers" | "tokens" | "audit";
  path: string;
  needs: Permission;
  Component: React.ComponentType;
}

const ROOMS: Room[] = [
  { key: "products", path: "products", needs: "products:read", Component: ProductsRoom },
  { key: "users", path: "users", needs: "users:read", Component: UsersRoom },
  { key: "absences", path: "absences", needs: "absences:edit", Component: AbsencesRoom },
  { key: "policyImports", path: "policy-imports", needs: "policies:read", Component: PolicyImportsRoom },
  { key: "claimImports", path: "claim-imports", needs: "claims:import", Component: ClaimImportsRoom },
  { key: "requirements", path: "requirements", needs: "providers:read", Component: RequirementsRoom },
  { key: "carriers", path: "carriers", needs: "products:read", Component: CarriersRoom },
  { key: "tokens", path: "tokens", needs: "tokens:create", Component: TokensRoom },
  { key: "audit", path: "audit", needs: "audit:read", Component: AuditRoom },
];

/** The rooms of administration that one may enter, one beside the other. */
export default function AdminPage() {
  const { t } = useTranslation("admin");
  const may = useMay();
  const { pathname } = useLocation();
  const rooms = ROOMS.filter((room) => may(room.needs));
  const first = rooms[0];
  if (!first) return <Page title={t("title")}><Empty>{t("nothing")}</Empty></Page>;
  return (
    <div className="eg-admin">
      <nav aria-label={t("title")}>
        {rooms.map((room) => {
          const here = pathname.startsWith(`/admin/${room.path}`);
          return <NavLink key={room.key} component={Link} to={`/admin/${room.path}`} label={t(`rooms.${room.key}`)} active={here} aria-current={here ? "page" : undefined} />;
        })}
      </nav>
      <div className="eg-admin-room">
        <Routes>
          {rooms.map((room) => <Route key={room.key} path={room.path} Component={room.Component} />)}
          {may("products:read") && <Route path="products/:code" Component={ProductRoom} />}
          <Route path="*" element={<Navigate to={`/admin/${first.path}`} replace />} />
        </Routes>
      </div>
    </div>
  );
}
