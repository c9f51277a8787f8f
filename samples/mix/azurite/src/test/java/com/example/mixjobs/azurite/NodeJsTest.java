package com.example.mixjobs.azurite;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NodeJsTest {

    @Test
    void a_missing_node_is_reported_with_what_to_install() {
        assertThatExceptionOfType(AzuriteUnavailable.class)
                .isThrownBy(() -> NodeJs.check("node-that-is-not-there"))
                .withMessageContaining("no 'node-that-is-not-there' on the PATH")
                .withMessageContaining("Install Node.js 18 or later");
    }

    @Test
    void a_node_that_is_too_old_is_reported_with_what_to_install() {
        assertThatExceptionOfType(AzuriteUnavailable.class)
                .isThrownBy(() -> NodeJs.checkVersion("v16.20.2\n"))
                .withMessageContaining("does not run on Node.js v16.20.2. Install Node.js 18 or later");
    }

    @Test
    void newer_versions_will_do() {
        assertThatNoException().isThrownBy(() -> NodeJs.checkVersion("v18.0.0\n"));
        assertThatNoException().isThrownBy(() -> NodeJs.checkVersion("v24.1.0\r\n"));
    }
}
