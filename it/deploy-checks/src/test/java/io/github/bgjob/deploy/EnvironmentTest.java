package io.github.bgjob.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.github.bgjob.deploy.bicep.Compiler;
import io.github.bgjob.deploy.bicep.Infra;
import io.github.bgjob.deploy.bicep.Resource;

/**
 * What azd knows gets into the deployment: it compiles main.bicepparam with its environment, to which it adds who is logged
 * in. Source: compileBicep in bicep_provider.go of Azure/azure-dev.
 */
@Timeout(300)
class EnvironmentTest {

    private static final String ROLES = "Microsoft.Authorization/roleAssignments";
    private static final String PRINCIPAL = "99999999-2222-3333-4444-555555555555";

    @TempDir
    private Path place;

    @Test
    void a_service_principal_deploys_with_azd() throws IOException {
        try (Compiler azd = Compiler.start(Map.of(
                "AZURE_ENV_NAME", "shop",
                "AZURE_LOCATION", "swedencentral",
                "AZURE_PRINCIPAL_ID", PRINCIPAL,
                "AZURE_PRINCIPAL_TYPE", "ServicePrincipal"))) {
            for (String platform : List.of("flex", "dedicated", "webjobs", "batch", "mix")) {
                Infra infra = compile(azd, platform);

                assertThat(infra.parameters())
                        .containsEntry("name", "shop")
                        .containsEntry("location", "swedencentral")
                        .containsEntry("deployerPrincipalId", PRINCIPAL)
                        .containsEntry("deployerPrincipalType", "ServicePrincipal");
                assertThat(rolesOf(infra, PRINCIPAL))
                        .isNotEmpty()
                        .allMatch(role -> role.text("properties.principalType").equals("ServicePrincipal"));
                assertThat(infra.resources("Microsoft.Storage/storageAccounts"))
                        .allMatch(account -> account.text("location").equals("swedencentral"));
            }
        }
    }

    @Test
    void where_nothing_is_said_nobody_gets_roles_but_the_program() throws IOException {
        try (Compiler az = Compiler.start(Map.of())) {
            Infra infra = compile(az, "flex");

            assertThat(infra.parameters())
                    .containsEntry("name", "photo-worker")
                    .containsEntry("location", "eastus2")
                    .containsEntry("deployerPrincipalId", "")
                    .containsEntry("deployerPrincipalType", "User");
            assertThat(infra.resources(ROLES)).hasSize(4);
        }
    }

    private Infra compile(Compiler compiler, String platform) throws IOException {
        Project project = Projects.of(platform);
        return compiler.compile(ShellCheck.write(project, place.resolve(platform)))
                .infra()
                .orElseThrow();
    }

    private static List<Resource> rolesOf(Infra infra, String principal) {
        return infra.resources(ROLES).stream()
                .filter(role -> role.text("properties.principalId").equals(principal))
                .toList();
    }
}
