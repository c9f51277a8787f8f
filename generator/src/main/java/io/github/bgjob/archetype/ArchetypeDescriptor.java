package io.github.bgjob.archetype;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import io.github.bgjob.render.RenderedFile;

/** Writes {@code archetype-metadata.xml}, the archetype plugin's list of properties and files. */
final class ArchetypeDescriptor {

    private static final String PATH = "META-INF/maven/archetype-metadata.xml";
    private static final String NAMESPACE =
            "http://maven.apache.org/plugins/maven-archetype-plugin/archetype-descriptor/1.1.0";
    private static final String INDENT = "  ";

    private final XMLStreamWriter xml;
    private int depth;

    private ArchetypeDescriptor(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * The descriptor. Every file is listed by its path: which of them are filled in follows no pattern.
     *
     * @param filtered paths of the files that are filled in
     * @param untouched paths of the others
     */
    static RenderedFile of(String name, List<Placeholder> placeholders, List<String> filtered, List<String> untouched) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            new ArchetypeDescriptor(xml).write(name, placeholders, filtered, untouched);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a writer in memory has failed", e);
        }
        return new RenderedFile(PATH, text.toString().getBytes(StandardCharsets.UTF_8), false, "archetype");
    }

    private void write(String name, List<Placeholder> placeholders, List<String> filtered, List<String> untouched)
            throws XMLStreamException {
        start("archetype-descriptor");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("name", name);
        start("requiredProperties");
        for (Placeholder placeholder : placeholders) {
            if (placeholder.isDeclared()) {
                property(placeholder);
            }
        }
        end();
        if (!filtered.isEmpty() || !untouched.isEmpty()) {
            start("fileSets");
            fileSet(true, filtered);
            fileSet(false, untouched);
            end();
        }
        end();
    }

    private void property(Placeholder placeholder) throws XMLStreamException {
        start("requiredProperty");
        xml.writeAttribute("key", placeholder.property());
        element("defaultValue", placeholder.standard());
        if (!placeholder.allowed().isEmpty()) {
            element("validationRegex", placeholder.allowed());
        }
        end();
    }

    private void fileSet(boolean filtered, List<String> paths) throws XMLStreamException {
        start("fileSet");
        xml.writeAttribute("filtered", String.valueOf(filtered));
        xml.writeAttribute("encoding", "UTF-8");
        element("directory", "");
        start("includes");
        for (String path : paths) {
            element("include", path);
        }
        end();
        end();
    }

    private void element(String name, String text) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void start(String name) throws XMLStreamException {
        line();
        xml.writeStartElement(name);
        depth++;
    }

    private void end() throws XMLStreamException {
        depth--;
        line();
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + INDENT.repeat(depth));
    }
}
