package com.example.webjobsjobs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.example.webjobsjobs.store.InvalidSettings;

@Timeout(30)
class AddressTest {

    private static final String[] NONE = {};

    @Test
    void outside_of_app_service_only_this_machine_is_served() {
        assertThat(Address.of(NONE, Map.of("PORT", "3000"))).isEqualTo(new Address("127.0.0.1", 8080));
        assertThat(Address.of(new String[] {"--port", "7071"}, Map.of())).isEqualTo(new Address("127.0.0.1", 7071));
    }

    @Test
    void in_app_service_it_names_the_port_on_linux_and_on_windows() {
        assertThat(Address.of(NONE, Map.of("WEBSITE_HOSTNAME", "my.azurewebsites.net", "PORT", "80")))
                .isEqualTo(new Address("0.0.0.0", 80));
        assertThat(Address.of(NONE, Map.of("WEBSITE_HOSTNAME", "my.azurewebsites.net", "HTTP_PLATFORM_PORT", "20123")))
                .isEqualTo(new Address("0.0.0.0", 20123));
    }

    @Test
    void what_is_not_a_port_is_named() {
        assertThatThrownBy(() -> Address.of(new String[] {"--port", "65536"}, Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("--port is \"65536\", but must be a port, a number from 0 to 65535.");
        assertThatThrownBy(() -> Address.of(new String[] {"--host"}, Map.of()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("The only option is --port NUMBER, not \"--host\".");
    }
}
