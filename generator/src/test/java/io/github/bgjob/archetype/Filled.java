package io.github.bgjob.archetype;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import io.github.bgjob.render.RenderedFile;
import io.github.bgjob.render.RenderedTree;

/** An archetype filled in as the archetype plugin does it, by the engine that it uses, without starting Maven. */
final class Filled {

    private static final String DESCRIPTOR = "META-INF/maven/archetype-metadata.xml";
    private static final String RESOURCES = "archetype-resources/";
    private static final Pattern TOKEN = Pattern.compile("__(\\w+?)__");

    private final VelocityEngine velocity = new VelocityEngine();
    private final RenderedTree archetype;
    private final Map<String, Object> properties = new LinkedHashMap<>();

    private Filled(RenderedTree archetype) {
        this.archetype = archetype;
    }

    /**
     * The project.
     *
     * @param given properties; the archetype's defaults stand in for those that are missing
     */
    static RenderedTree in(RenderedTree archetype, Map<String, String> given) throws Exception {
        return new Filled(archetype).project(given);
    }

    private RenderedTree project(Map<String, String> given) throws Exception {
        Document descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        archetype.file(DESCRIPTOR).orElseThrow().bytes()));
        properties.putAll(given);
        for (Element property : elements(descriptor, "requiredProperty")) {
            String standard = elements(property, "defaultValue").get(0).getTextContent();
            properties.computeIfAbsent(property.getAttribute("key"), key -> evaluate(standard));
        }
        properties.put("packageInPathFormat", ((String) properties.get("package")).replace('.', '/'));

        List<RenderedFile> files = new ArrayList<>();
        files.add(file("pom.xml", true));
        for (Element fileSet : elements(descriptor, "fileSet")) {
            boolean filtered = fileSet.getAttribute("filtered").equals("true");
            for (Element include : elements(fileSet, "include")) {
                files.add(file(include.getTextContent(), filtered));
            }
        }
        return new RenderedTree(files);
    }

    private RenderedFile file(String path, boolean filtered) {
        RenderedFile resource = archetype.file(RESOURCES + path).orElseThrow();
        String place = TOKEN.matcher(path).replaceAll(token -> (String) properties.get(token.group(1)));
        byte[] bytes = filtered ? evaluate(resource.text()).getBytes(StandardCharsets.UTF_8) : resource.bytes();
        return new RenderedFile(place, bytes, resource.executable(), "filled");
    }

    private String evaluate(String text) {
        StringWriter out = new StringWriter();
        velocity.evaluate(new VelocityContext(new LinkedHashMap<>(properties)), out, "test", text);
        return out.toString();
    }

    private static List<Element> elements(Document document, String name) {
        return elements(document.getElementsByTagName(name));
    }

    private static List<Element> elements(Element element, String name) {
        return elements(element.getElementsByTagName(name));
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
