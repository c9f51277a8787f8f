package io.github.bgjob.batch.emulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

import io.github.bgjob.batch.emulator.state.Account;
import io.github.bgjob.batch.emulator.wire.Call;
import io.github.bgjob.batch.emulator.wire.Json;
import io.github.bgjob.batch.emulator.wire.Listing;
import io.github.bgjob.batch.emulator.wire.Reply;
import io.github.bgjob.batch.emulator.wire.Router;

/**
 * The images that nodes may be made of, for clients that look one up before they make a pool. The service's list is long and
 * changes; of it these are enough to choose from, the one of generated projects among them. No other is refused in a pool.
 */
final class SupportedImages {

    private static final int PAGE = 1000;

    private static final List<ObjectNode> IMAGES = List.of(
            image("canonical", "0001-com-ubuntu-server-jammy", "22_04-lts", "batch.node.ubuntu 22.04", "linux"),
            image("microsoft-dsvm", "ubuntu-hpc", "2204", "batch.node.ubuntu 22.04", "linux"),
            image("microsoft-dsvm", "ubuntu-hpc", "2404", "batch.node.ubuntu 24.04", "linux"),
            image("microsoftwindowsserver", "windowsserver", "2022-datacenter", "batch.node.windows amd64", "windows"));

    private final Account account;

    SupportedImages(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.on("GET", "/supportedimages", this::list);
    }

    private Reply list(Call call) {
        return new Listing(account.endpoint(), "supportedimages", PAGE)
                .of(call.request(), IMAGES, SupportedImages::id, json -> json);
    }

    private static String id(ObjectNode image) {
        return image.path("imageReference").toString();
    }

    private static ObjectNode image(String publisher, String offer, String sku, String agent, String system) {
        ObjectNode image = Json.object().put("nodeAgentSKUId", agent);
        image.putObject("imageReference")
                .put("publisher", publisher)
                .put("offer", offer)
                .put("sku", sku)
                .put("version", "latest");
        return image.put("osType", system).put("verificationType", "verified");
    }
}
