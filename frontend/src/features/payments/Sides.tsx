import type { ReactNode } from "react";
import "./payments.css";

/** Side by side where there is room, one under the other where there is not. */
export const Sides = ({ children }: { children: ReactNode }) => <div className="eg-sides">{children}</div>;
