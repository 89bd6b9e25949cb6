import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { deadlinesSimulate } from "@/api/sdk.gen";
import type { SimulationIn } from "@/api/types.gen";

/** The clocks of a situation that is stored nowhere; read as a query, so that the same question is asked once. */
export const useSimulation = (body: SimulationIn | null) =>
  useQuery({
    queryKey: ["deadline-simulation", body],
    queryFn: async ({ signal }) => (await deadlinesSimulate({ body: body as SimulationIn, signal, throwOnError: true })).data,
    enabled: body !== null, placeholderData: keepPreviousData, staleTime: 60_000,
  });
