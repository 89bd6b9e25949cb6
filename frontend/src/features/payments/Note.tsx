import { Alert, type AlertProps } from "@mantine/core";

/** A coloured box whose title is as readable as its text: the light tints alone miss the contrast that AA asks for. */
export const Note = (props: AlertProps) => <Alert variant="light" styles={{ title: { color: "var(--mantine-color-text)" } }} {...props} />;
