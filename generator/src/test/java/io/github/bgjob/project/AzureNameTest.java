package io.github.bgjob.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.bgjob.answers.Failure;

@Timeout(30)
class AzureNameTest {

    @ParameterizedTest
    @CsvSource({
        "my-jobs, my-jobs",
        "Photo_Worker.v2, photo-worker-v2",
        "2048, jobs",
        "x, jobs-x",
        "a-b, jobs-a-b",
        "a--b__c, a-b-c",
        "a-very-long-name-that-no-storage-account-takes, a-very-long-name-that-no",
        "abcdefghijklmnopqrstuvw-xyz, abcdefghijklmnopqrstuvw",
        "my-microsoft-jobs, my-jobs",
        "micro-soft, my-jobs",
        "login-worker, my-jobs",
        "azure, my-jobs",
        "azure-worker, azure-worker",
    })
    void everyArtifactHasOne(String artifact, String name) {
        assertThat(AzureName.of(artifact).value()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "2abc",
                "Abc",
                "a_bc",
                "-abc",
                "abc-",
                "a--bc",
                "abcdefghijklmnopqrstuvwxy",
                "xbox-jobs"
            })
    void whatAzureDoesNotTakeIsRefused(String name) {
        assertThatThrownBy(() -> new AzureName(name))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'" + name + "'");
    }
}
