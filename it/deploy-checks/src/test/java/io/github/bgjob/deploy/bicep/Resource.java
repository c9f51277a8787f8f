package io.github.bgjob.deploy.bicep;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A resource that a deployment would make. What only Azure could know stands there as an expression in brackets. */
public record Resource(Map<String, Object> json) {

    /** Where it would be made. */
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-00000000000c";

    static final String GROUP = "rg-photo-worker";

    private static final String PROVIDERS =
            "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + GROUP + "/providers/";

    public String id() {
        return (String) json.get("id");
    }

    public String type() {
        return (String) json.get("type");
    }

    public String apiVersion() {
        return (String) json.get("apiVersion");
    }

    /** With the names of those that it is in before it. */
    public String name() {
        return (String) json.get("name");
    }

    /** The id of what a role assignment is made on. */
    public String scope() {
        return id().replaceFirst("/providers/Microsoft\\.Authorization/roleAssignments/[^/]*$", "");
    }

    /** What stands at a path of names joined by dots. */
    public Optional<Object> at(String path) {
        return Json.at(json, path);
    }

    public String text(String path) {
        return at(path).map(String::valueOf).orElse("");
    }

    /** The settings of an app, by name. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        Json.maps(at("properties.siteConfig.appSettings").orElse(null))
                .forEach(setting -> settings.put((String) setting.get("name"), setting.get("value")));
        return settings;
    }

    /** A text without what all ids begin with. */
    public static String shortened(String text) {
        return text.replace(PROVIDERS, "").replace("/subscriptions/" + SUBSCRIPTION + "/providers/", "");
    }

    @Override
    public String toString() {
        return type() + " " + name();
    }
}
