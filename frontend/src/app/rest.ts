/** Every style of Mantine. In one layer, like those of the first screen: coming again or later changes no precedence. */
import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
