# The answers this project was generated from. The same answers give the same project again:
#   bgjob-init --answers .bgjob/answers.yaml DIRECTORY
<#list answers as key, value>
[=key]: "[=value]"
</#list>
